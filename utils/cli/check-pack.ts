/** `npm run -s check-pack -- DIR`, for git hooks and CI; the exit code is that of `checkPackFolder`. */
import { checkPackFolder } from './check-pack-folder.ts';

const { code, out, error } = await checkPackFolder(process.argv.slice(2));
process.stdout.write(out);
process.stderr.write(error);
process.exitCode = code;
