// A static host like the ones Charter is put on: it reads `_headers`, compresses, and answers
// addresses that name no file with the fallback page.
import { createServer } from 'node:http';
import { readFile, readdir } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('../../..', import.meta.url));
export const defaultDist = process.env.CHARTER_DIST ?? join(root, 'dist');

const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** Serves a release on a free port of 127.0.0.1.
 *  `config`: an object sent as config.json in place of the file.
 *  `handle(request, response)`: answers requests of its own, and says so by returning true. */
export async function serve({ dist = defaultDist, config, handle } = {}) {
  const files = await readFiles(dist);
  if (config !== undefined) files.set('config.json', Buffer.from(JSON.stringify(config)));
  const rules = parseHeaders(files.get('_headers')?.toString() ?? '');
  const page = files.get('index.html')?.toString() ?? '';
  const base = page.match(/name="?charter-base"? content="?([^" >]+)/)?.[1] ?? '/';
  const server = createServer(async (request, response) => {
    if (await handle?.(request, response)) return;
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    if (!path.startsWith(base)) return response.writeHead(404).end(`The console is at ${base}`);
    if (request.method !== 'GET' && request.method !== 'HEAD') return response.writeHead(405).end();
    const asked = path.slice(base.length) || 'index.html';
    const name = files.has(asked) && !asked.startsWith('_') ? asked : 'index.html';
    const headers = { 'Content-Type': types[extname(name)] ?? 'application/octet-stream', Vary: 'Accept-Encoding' };
    Object.assign(headers, headersFor(rules, path));
    const encoding = ['br', 'gzip'].find((coding) => (request.headers['accept-encoding'] ?? '').includes(coding));
    if (encoding) headers['Content-Encoding'] = encoding;
    const body = compressed(files.get(name), encoding);
    headers['Content-Length'] = body.length;
    response.writeHead(200, headers).end(request.method === 'HEAD' ? undefined : body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const close = () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); });
  return { origin, base, url: origin + base, close };
}

/** What a release holds, read once. */
const releases = new Map();

async function readFiles(dist) {
  if (!releases.has(dist)) releases.set(dist, readRelease(dist));
  return new Map(await releases.get(dist));
}

async function readRelease(dist) {
  const entries = await readdir(dist, { recursive: true, withFileTypes: true }).catch(() => {
    throw new Error(`${dist} holds no release. Run: cargo xtask build`);
  });
  const files = new Map();
  for (const entry of entries.filter((entry) => entry.isFile())) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    files.set(relative(dist, path).split(sep).join('/'), await readFile(path));
  }
  return files;
}

/** Each content that was sent, compressed once for all servers of a process. */
const packed = { br: new WeakMap(), gzip: new WeakMap() };

function compressed(content, encoding) {
  if (!encoding) return content;
  const known = packed[encoding];
  if (!known.has(content)) known.set(content, encoding === 'br' ? brotli(content, 5) : gzipSync(content));
  return known.get(content);
}

export function brotli(content, quality = 11) {
  return brotliCompressSync(content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  });
}

function parseHeaders(text) {
  const rules = [];
  for (const line of text.split('\n').filter((line) => line.trim())) {
    if (!line.startsWith(' ')) rules.push({ pattern: line.trim(), headers: {} });
    else {
      const [, name, value] = line.match(/^\s*([^:]+):\s*(.*)$/);
      rules.at(-1).headers[name] = value;
    }
  }
  return rules;
}

function headersFor(rules, path) {
  const matches = ({ pattern }) => (pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern);
  return Object.assign({}, ...rules.filter(matches).map(({ headers }) => headers));
}
