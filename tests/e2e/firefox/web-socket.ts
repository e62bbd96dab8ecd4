import { createHash, randomBytes } from 'node:crypto';
import { request } from 'node:http';
import type { Duplex } from 'node:stream';

/**
 * As much of a WebSocket as one test needs to talk to the browser on loopback: text both ways. Node has none of its
 * own before version 22, and a package for it would be the only one that no part of the product or the build uses.
 */
interface TextSocket {
  send(text: string): void;
  onText(listener: (text: string) => void): void;
  onClose(listener: () => void): void;
  close(): void;
}

interface Frame {
  last: boolean;
  kind: number;
  body: Buffer;
  rest: Buffer;
}

const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;
/** RFC 6455 §1.3: what both sides add to the key before they hash it. */
const HANDSHAKE = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** @throws where nothing listens at the address or it speaks no WebSocket; the message names the address */
export async function openTextSocket(url: string): Promise<TextSocket> {
  const key = randomBytes(16).toString('base64');
  const { socket, head } = await shakeHands(url, key);
  const texts: ((text: string) => void)[] = [];
  const closings: (() => void)[] = [];
  let pending = head;
  let parts: Buffer[] = [];
  const receive = (frame: Frame) => {
    if (frame.kind === PING) socket.write(encode(PONG, frame.body));
    else if (frame.kind === CLOSE) socket.end();
    else if (frame.kind < CLOSE) {
      parts.push(frame.body);
      if (!frame.last) return;
      const text = Buffer.concat(parts).toString('utf8');
      parts = [];
      for (const listener of texts) listener(text);
    }
  };
  const drain = () => {
    for (let frame = decode(pending); frame; frame = decode(pending)) {
      pending = frame.rest;
      receive(frame);
    }
  };
  socket.on('data', (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk]);
    drain();
  });
  socket.on('error', () => socket.destroy());
  socket.on('close', () => {
    for (const listener of closings) listener();
  });
  return {
    send: (text) => void socket.write(encode(TEXT, Buffer.from(text))),
    onText: (listener) => void texts.push(listener),
    onClose: (listener) => void closings.push(listener),
    close: () => socket.destroy(),
  };
}

function shakeHands(url: string, key: string): Promise<{ socket: Duplex; head: Buffer }> {
  return new Promise((resolve, reject) => {
    const asked = request(url.replace(/^ws:/, 'http:'), {
      headers: { Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13', 'Sec-WebSocket-Key': key },
    });
    asked.on('upgrade', (response, socket, head) => {
      const wanted = createHash('sha1').update(`${key}${HANDSHAKE}`).digest('base64');
      if (response.headers['sec-websocket-accept'] === wanted) resolve({ socket, head });
      else reject(new Error(`${url} does not answer as a WebSocket.`));
    });
    asked.on('response', ({ statusCode }) => reject(new Error(`${url} answers ${statusCode} and no WebSocket.`)));
    asked.on('error', (error) => reject(new Error(`${url}: ${error.message}`)));
    asked.end();
  });
}

/** A client's frames are masked, always (RFC 6455 §5.3). */
function encode(kind: number, body: Buffer): Buffer {
  const head = Buffer.alloc(body.length < 126 ? 2 : body.length < 65536 ? 4 : 10);
  head[0] = 0x80 | kind;
  head[1] = 0x80 | (head.length === 2 ? body.length : head.length === 4 ? 126 : 127);
  if (head.length === 4) head.writeUInt16BE(body.length, 2);
  if (head.length === 10) head.writeBigUInt64BE(BigInt(body.length), 2);
  const mask = randomBytes(4);
  return Buffer.concat([head, mask, body.map((byte, index) => byte ^ (mask[index % 4] ?? 0))]);
}

/** The first whole frame, or null while it is still on its way. A server's frames are not masked. */
function decode(bytes: Buffer): Frame | null {
  const [first, second] = bytes;
  if (first === undefined || second === undefined) return null;
  const short = second & 0x7f;
  const start = short === 126 ? 4 : short === 127 ? 10 : 2;
  if (bytes.length < start) return null;
  const length = start === 2 ? short : start === 4 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  if (bytes.length < start + length) return null;
  const end = start + length;
  return {
    last: (first & 0x80) !== 0,
    kind: first & 0x0f,
    body: bytes.subarray(start, end),
    rest: bytes.subarray(end),
  };
}
