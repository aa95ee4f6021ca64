// The page's style sheets, as constructed sheets: the Content-Security-Policy
// allows neither <style> in a shadow root nor style attributes.
import answer from './answer.css?inline';
import room from '../charts/room.css?inline';
import fields from './fields.css?inline';
import layout from './layout.css?inline';
import print from './print.css?inline';

const sheet = (text: string): CSSStyleSheet => {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
};

export const styles = [layout, fields, answer, room, print].map(sheet);
