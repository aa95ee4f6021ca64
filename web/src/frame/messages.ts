// What the page in the frame and the page around it say to each other.
export const heightMessage = 'outpocket-height';
export const askForHeight = 'outpocket-height?';
