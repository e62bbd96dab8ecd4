/** Debian's Roundcube on SQLite with Debian's Dovecot, on loopback: a mailbox with one buyer's mails and our answers. */
import { execFile } from 'node:child_process';
import { chmod, chown, copyFile, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ensurePackages } from '../harness/ensure-packages.ts';
import { freePort } from '../harness/free-port.ts';
import { startProgram } from '../harness/started-program.ts';
import { AGENT, type SeededTalk } from '../harness/tickets.ts';

const SITE = '/var/lib/roundcube';
const TABLES = '/usr/share/roundcube/SQL/sqlite.initial.sql';

export interface Roundcube {
  url: string;
  /** How many mails lie in the folder of sent ones. */
  sent(): Promise<number>;
  close(): Promise<void>;
}

function dovecotConfig(folder: string, port: number, ids: { user: string; group: string }): string {
  return `
base_dir = ${folder}/run
state_dir = ${folder}/run
log_path = ${folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${folder}/mail/%n
first_valid_uid = 1
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
passdb {
  driver = static
  args = password=${AGENT.password}
}
userdb {
  driver = static
  args = uid=${ids.user} gid=${ids.group} home=${folder}/mail/%n
}
namespace inbox {
  inbox = yes
  mailbox Drafts {
    auto = subscribe
    special_use = \\Drafts
  }
  mailbox Sent {
    auto = subscribe
    special_use = \\Sent
  }
}
`;
}

function roundcubeConfig(folder: string, imap: number): string {
  const settings = {
    db_dsnw: `sqlite:///${folder}/roundcube.sqlite?mode=0640`,
    imap_host: `127.0.0.1:${imap}`,
    // Nobody listens there: what is sent by mistake is an error and no mail.
    smtp_host: '127.0.0.1:9',
    des_key: 'twenty-four-characters!!',
    skin: 'elastic',
    language: 'zh_CN',
    temp_dir: `${folder}/temp`,
    log_dir: `${folder}/logs`,
    mail_domain: 'desk.example',
    drafts_mbox: 'Drafts',
    sent_mbox: 'Sent',
  };
  const lines = Object.entries(settings).map(([name, value]) => `$config['${name}'] = '${value}';`);
  return ['<?php', '$config = [];', ...lines, '$config["plugins"] = [];', '$config["htmleditor"] = 1;', ''].join('\n');
}

/** A mail as a mail server would have stored it. */
function mailOf(talk: SeededTalk, index: number, at: Date): string {
  const turn = talk.turns[index];
  const customer = `=?utf-8?B?${Buffer.from(talk.customer.name).toString('base64')}?= <${talk.customer.email}>`;
  const agent = `=?utf-8?B?${Buffer.from(AGENT.name).toString('base64')}?= <${AGENT.email}>`;
  const [from, to] = turn?.who === 'customer' ? [customer, agent] : [agent, customer];
  const subject = Buffer.from((index === 0 ? '' : 'Re: ') + talk.subject).toString('base64');
  const body = Buffer.from(turn?.text ?? '').toString('base64');
  const before = index === 0 ? [] : [`In-Reply-To: <${index - 1}.${talk.customer.login}@desk.example>`];
  return [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: =?utf-8?B?${subject}?=`,
    `Date: ${at.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${index}.${talk.customer.login}@desk.example>`,
    ...before,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    body.replace(/.{76}/g, '$&\n'),
    '',
  ].join('\r\n');
}

/** Notes are no mails; the rest goes into the inbox or among the sent ones. */
async function fillMailbox(box: string, talks: readonly SeededTalk[]): Promise<void> {
  for (const name of ['cur', 'new', 'tmp', '.Sent/cur', '.Sent/new', '.Sent/tmp']) {
    await mkdir(join(box, name), { recursive: true });
  }
  let minutes = 600;
  for (const talk of talks) {
    for (const [index, turn] of talk.turns.entries()) {
      if (turn.who === 'note') continue;
      minutes -= 10;
      const at = new Date(Date.now() - minutes * 60_000);
      const folder = turn.who === 'customer' ? 'cur' : '.Sent/cur';
      const name = `${Math.round(at.getTime() / 1000)}.M${index}${talk.customer.login}.desk:2,S`;
      await writeFile(join(box, folder, name), mailOf(talk, index, at));
    }
  }
}

async function idsOf(user: string): Promise<{ uid: number; gid: number }> {
  const id = async (flag: string) => Number((await promisify(execFile)('id', [flag, user])).stdout);
  return { uid: await id('-u'), gid: await id('-g') };
}

async function giveTo(folder: string, uid: number, gid: number): Promise<void> {
  await chown(folder, uid, gid);
  for (const name of await readdir(folder, { recursive: true })) await chown(join(folder, name), uid, gid);
}

export async function startRoundcube(talks: readonly SeededTalk[]): Promise<Roundcube> {
  const packages = ['roundcube-core', 'roundcube-sqlite3', 'dovecot-imapd', 'php-cli'];
  await ensurePackages({ file: '/usr/sbin/dovecot', packages, why: 'the Roundcube test' });
  await ensurePackages({ file: '/usr/bin/php', packages, why: 'the Roundcube test' });
  const folder = await mkdtemp(join(tmpdir(), 'warmline-roundcube-'));
  await chmod(folder, 0o755);
  const [http, imap] = [await freePort(), await freePort()];
  for (const name of ['run', 'temp', 'logs', 'conf']) await mkdir(join(folder, name));
  const box = join(folder, 'mail', AGENT.login);
  await fillMailbox(box, talks);
  // As root, Dovecot hands mailboxes to the user of mail; anybody else keeps them.
  const root = process.getuid?.() === 0;
  const owner = root ? 'mail' : userInfo().username;
  if (root) {
    const { uid, gid } = await idsOf(owner);
    await giveTo(join(folder, 'mail'), uid, gid);
  }
  await writeFile(join(folder, 'dovecot.conf'), dovecotConfig(folder, imap, { user: owner, group: owner }));
  await writeFile(join(folder, 'conf/config.inc.php'), roundcubeConfig(folder, imap));
  for (const name of ['defaults.inc.php', 'mimetypes.php']) {
    await copyFile(`/etc/roundcube/${name}`, join(folder, 'conf', name));
  }
  const fill = `$d = new PDO("sqlite:${folder}/roundcube.sqlite"); $d->exec(file_get_contents("${TABLES}"));`;
  await promisify(execFile)('php', ['-r', fill]);
  const dovecot = await startProgram(
    '/usr/sbin/dovecot',
    ['-F', '-c', join(folder, 'dovecot.conf')],
    join(folder, 'imap.log'),
  );
  const env = { ...process.env, ROUNDCUBE_CONFIG_DIR: join(folder, 'conf'), PHP_CLI_SERVER_WORKERS: '3' };
  const args = ['-d', 'variables_order=EGPCS', '-S', `127.0.0.1:${http}`, '-t', SITE];
  const web = await startProgram('php', args, join(folder, 'web.log'), { env });
  const url = `http://127.0.0.1:${http}/`;
  await web.answers(url);
  return {
    url,
    sent: async () =>
      (await Promise.all(['cur', 'new'].map((name) => readdir(join(box, '.Sent', name))))).flat().length,
    close: async () => {
      await web.stop();
      await dovecot.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
