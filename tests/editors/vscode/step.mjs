// One thing that a user does and sees.

/** Runs a step and says that it went well, or which one did not. */
export async function step(what, run) {
  try {
    await run();
  } catch (error) {
    throw new Error(`${what}: ${error.message}`);
  }
  console.log(`ok: ${what}`);
}
