import type { Command } from 'commander';
export function addSources(_program: Command): void {}
