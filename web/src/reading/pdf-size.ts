/** How large a PDF file may be: a summary has some 100 KB, or 1 MB with its pictures. Larger ones are not read at all. */
export const mostBytes = 20 * 2 ** 20;
