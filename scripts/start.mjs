/** `npm start`: installs and builds what is missing, then is the server. */
import { prepare, say, StepFailed } from './prepare.mjs';

const PARENT_LOOK_MS = 250;

try {
  await prepare();
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  process.exit(1);
}

if (process.env.npm_lifecycle_event !== undefined) endWithParent();
say('Starting the server ...');
process.setSourceMapsEnabled(true);
// In this process: signals reach the server itself, and there is nobody to forward them.
await import('../backend/dist/server.js');

/**
 * npm runs us in a shell and hands a SIGTERM to that shell alone, which dies of it. Without this the
 * server would go on without anybody who knows of it.
 */
function endWithParent() {
  const parent = process.ppid;
  const look = () => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  };
  const timer = setInterval(look, PARENT_LOOK_MS);
  timer.unref();
}
