// A piece of the page that is drawn again by itself: what is typed there shows without a
// look at the rest.
import { AsyncDirective } from 'lit/async-directive.js';
import { directive, type DirectiveResult } from 'lit/directive.js';

/** What draws a piece again, wherever on the page it is; nothing before it is there. */
export interface Piece {
  again?: () => void;
}

class Redrawn extends AsyncDirective {
  render(piece: Piece, draw: () => unknown): unknown {
    piece.again = () => {
      if (this.isConnected) this.setValue(draw());
    };
    return draw();
  }
}

/** Draws a piece, which `piece` then draws again. */
export const redrawn: (piece: Piece, draw: () => unknown) => DirectiveResult = directive(Redrawn);
