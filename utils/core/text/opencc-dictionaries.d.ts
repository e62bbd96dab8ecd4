/** The package has no types for its dictionaries: lines of a character and its forms, with `|` between them. */
declare module 'opencc-js/dict/*' {
  const lines: string;
  export default lines;
}
