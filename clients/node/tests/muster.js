// A Muster server of the suite's own, with sample data, and its command line.
import { execFileSync, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const START_SECONDS = 60;
const STOP_SECONDS = 30;

/** Starts `muster demo` on a free port and resolves once it is ready. */
async function startMuster() {
  const directory = mkdtempSync(join(tmpdir(), 'muster-node-'));
  const data = join(directory, 'data');
  const outputFile = join(directory, 'output.txt');
  const output = () => readFileSync(outputFile, 'utf8');
  const database = process.env.MUSTER_DATABASE ? ['--database', process.env.MUSTER_DATABASE] : [];
  const file = openSync(outputFile, 'w');
  const server = spawn(process.env.MUSTER_BIN, ['demo', '--data', data, '--listen', '127.0.0.1:0', ...database], {
    stdio: ['ignore', file, file],
  });
  closeSync(file);
  const ended = new Promise(resolve => server.once('exit', (code, signal) => resolve(code ?? signal)));

  const baseUrl = await waitUntilReady(server, output);
  const demo = JSON.parse(readFileSync(join(data, 'demo.json'), 'utf8'));

  /** Runs `muster ARGUMENTS --json` beside the running server and returns what it printed. */
  function cli(...args) {
    const printed = execFileSync(process.env.MUSTER_BIN, [...args, '--data', data, '--json'], { encoding: 'utf8' });
    return printed.trim() ? JSON.parse(printed) : undefined;
  }

  /** Ends the server as an operator would; throws when it does not end cleanly. */
  async function stop() {
    server.kill('SIGTERM');
    const code = await Promise.race([ended, pause(STOP_SECONDS * 1000, 'too late', { ref: false })]);
    if (code !== 0) {
      server.kill('SIGKILL');
      throw new Error(`the server did not stop cleanly (${code}):\n${output()}`);
    }
    rmSync(directory, { recursive: true });
  }

  return { baseUrl, demo, directory, cli, stop };
}

/** The address of the `ready` line. */
async function waitUntilReady(server, output) {
  for (let tries = START_SECONDS * 50; tries > 0; tries -= 1) {
    const ready = output().match(/^ready (http:\/\/127\.0\.0\.1:\d+)$/m);
    if (ready) return ready[1];
    if (server.exitCode !== null) break;
    await pause(20);
  }
  server.kill('SIGKILL');
  throw new Error(`muster demo did not get ready:\n${output()}`);
}

export { startMuster };
