/** Debian's Request Tracker 5 on SQLite, with a ticket of an upset buyer and one of a calm one, on loopback. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ensurePackages } from '../harness/ensure-packages.ts';
import { freePort } from '../harness/free-port.ts';
import { startProgram } from '../harness/started-program.ts';
import { AGENT, CALM, UPSET } from '../harness/tickets.ts';

const HOME = '/usr/share/request-tracker5';
const SETUP = '/usr/sbin/rt-setup-database-5';

export interface RequestTracker {
  url: string;
  close(): Promise<void>;
}

function configOf(folder: string, port: number): string {
  const settings = {
    rtname: 'desk.example',
    Organization: 'desk.example',
    CorrespondAddress: 'rt@desk.example',
    CommentAddress: 'rt-comment@desk.example',
    WebDomain: '127.0.0.1',
    WebPort: String(port),
    WebPath: '',
    DatabaseType: 'SQLite',
    DatabaseName: `${folder}/rt.sqlite`,
    MailCommand: 'testfile',
    LogToSTDERR: 'warning',
    Timezone: 'Asia/Shanghai',
  };
  return [
    'use utf8;',
    ...Object.entries(settings).map(([name, value]) => `Set($${name}, '${value}');`),
    'Set($LogToSyslog, undef);',
    `$RT::MasonDataDir = '${folder}/mason';`,
    `$RT::MasonSessionDir = '${folder}/session';`,
    '1;',
    '',
  ].join('\n');
}

export async function startRequestTracker(): Promise<RequestTracker> {
  await ensurePackages({
    file: SETUP,
    packages: ['request-tracker5', 'rt5-db-sqlite', 'rt5-standalone'],
    why: 'the Request Tracker test',
  });
  const folder = await mkdtemp(join(tmpdir(), 'warmline-rt-'));
  const port = await freePort();
  for (const name of ['conf.d', 'mason', 'session']) await mkdir(join(folder, name));
  await writeFile(join(folder, 'site.pm'), configOf(folder, port));
  const env = {
    ...process.env,
    RT_SITE_CONFIG: join(folder, 'site.pm'),
    RT_SITE_CONFIG_DIR: join(folder, 'conf.d'),
  };
  const run = promisify(execFile);
  await run(SETUP, ['--action', 'init', '--skip-create'], { env });
  await writeFile(join(folder, 'talks.json'), JSON.stringify({ agent: AGENT, talks: [UPSET, CALM] }));
  const seed = join(import.meta.dirname, 'seed.pl');
  await run('perl', [`-I${HOME}/lib`, seed, join(folder, 'talks.json')], { env });
  const log = join(folder, 'server.log');
  const args = [`${HOME}/libexec/rt-server`, '--server', 'Standalone', '--host', '127.0.0.1', '--port', String(port)];
  const server = await startProgram('perl', args, log, { env });
  const url = `http://127.0.0.1:${port}/`;
  await server.answers(url);
  return {
    url,
    close: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
