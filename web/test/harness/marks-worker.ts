// Reads a PDF file that it is sent into marks, as text.
import { marksOf } from '../../src/reading/marks';

self.addEventListener('message', ({ data }: MessageEvent<Uint8Array>) => {
  void marksOf(data).then(
    (marks) => self.postMessage(JSON.stringify(marks)),
    (error: unknown) => self.postMessage(String(error)),
  );
});
