import { existsSync, readFileSync } from 'node:fs';

/**
 * The most memory that this process had, in bytes. In `maxRSS`, Linux includes what the parent had at the fork, which
 * says nothing about the child. The high-water mark of the process's own memory doesn't.
 * https://man7.org/linux/man-pages/man5/proc_pid_status.5.html
 */
export function peakMemory(): number {
  const own = existsSync(STATUS) ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(STATUS, 'utf8'))?.[1] : undefined;
  return (own === undefined ? process.resourceUsage().maxRSS : Number(own)) * 1024;
}

const STATUS = '/proc/self/status';
