import { writeFile } from 'node:fs/promises';
import { jsonSchemas } from './json-schemas.ts';

const folder = new URL('../../scripts-library/schema/', import.meta.url);
for (const [name, content] of jsonSchemas()) await writeFile(new URL(name, folder), content);
