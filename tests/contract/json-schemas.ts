/** The JSON Schemas that ship, made from the valibot schemas: `npm run schema` writes them, a test compares. */
import { toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { CONTRACT_VERSION } from '../../utils/core/advice.ts';
import { InputSchema, OutputSchema, SettingsSchema } from '../../utils/core/contract-schema.ts';
import { PackManifestSchema, ScriptSchema } from '../../utils/core/packs/script.ts';
import { SiteDefinitionSchema } from '../../utils/core/sites/site-definition.ts';

const SCHEMAS: Record<string, { title: string; schema: v.GenericSchema }> = {
  'advice-input': { title: `Warmline advice contract ${CONTRACT_VERSION}: input`, schema: InputSchema },
  'advice-output': { title: `Warmline advice contract ${CONTRACT_VERSION}: output`, schema: OutputSchema },
  settings: { title: 'Warmline settings for the command line', schema: SettingsSchema },
  pack: { title: 'Warmline pack manifest (pack.json)', schema: PackManifestSchema },
  scripts: { title: 'Warmline scripts of a pack (one file per stage)', schema: v.array(ScriptSchema) },
  site: { title: 'Warmline site definition', schema: SiteDefinitionSchema },
};

/** File name → canonical content. */
export function jsonSchemas(): Map<string, string> {
  return new Map(
    Object.entries(SCHEMAS).map(([name, { title, schema }]) => {
      // Checks that JSON Schema cannot express (order of two bounds, at least one text) stay with valibot.
      const json = { title, ...toJsonSchema(schema, { errorMode: 'ignore' }) };
      return [`${name}.schema.json`, `${JSON.stringify(json, null, 2)}\n`];
    }),
  );
}
