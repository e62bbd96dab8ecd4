/** Places of the frame where other parts of the Studio show up. A part adds itself here and nowhere else. */
import type { ComponentType } from 'react';
import type { Script } from '../../utils/core/packs/script.ts';
import { EditorFindings } from './doctor/editor-findings.tsx';
import { ExportMenu } from './export/export-menu.tsx';
import { ImportLink } from './import/import-link.tsx';

/** Sections under the editor's fields: findings at the words, what changed, who would select it. */
export const EDITOR_PARTS: readonly { id: string; Component: ComponentType<{ script: Script }> }[] = [
  { id: 'doctor', Component: EditorFindings },
];

/** Buttons beside the table's search, such as import and export. */
export const TABLE_ACTIONS: readonly { id: string; Component: ComponentType }[] = [
  { id: 'import', Component: ImportLink },
  { id: 'export', Component: ExportMenu },
];

/** Buttons at the end of the top bar, such as publish. */
export const TOP_ACTIONS: readonly { id: string; Component: ComponentType }[] = [];
