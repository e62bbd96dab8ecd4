/** Key of one script among all packs. */
export const scriptKey = (pack: string, script: string) => `${pack}/${script}`;
