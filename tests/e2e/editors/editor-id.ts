/** Id of the form around an editor. */
export function editorId(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}
