// Random numbers that come again with the same seed.

/** The seed of this run: given by `cargo xtask soak`, or a new one. */
export const seed = Number(process.env.CHARTER_SOAK_SEED ?? Date.now() % 1_000_000);

/** A generator of numbers from 0 up to, but not including, 1 (mulberry32). */
export function random(from = seed) {
  let state = from >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
