// Chromium with a profile of its own on disk, because a plain context keeps storage in memory.
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const candidates = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

export const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function executable() {
  const found = candidates.find((path) => path && existsSync(path));
  if (!found) throw new Error('No Chromium was found. Install the package chromium, or set CHROMIUM to a browser.');
  return found;
}

export async function newProfile() {
  return mkdtemp(join(tmpdir(), 'charter-profile-'));
}

export async function removeProfile(profile) {
  await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/** Starts Chromium on `profile` (a new one unless given); close() removes only a profile made here. */
export async function launch({ profile, ...options } = {}) {
  const folder = profile ?? (await newProfile());
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: executable(),
    headless: true,
    args: flags,
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    colorScheme: 'light',
    // Motion would make a test wait for what no rule depends on.
    reducedMotion: 'reduce',
    ...options,
  });
  const close = async () => {
    await context.close();
    if (!profile) await removeProfile(folder);
  };
  return { context, profile: folder, close };
}
