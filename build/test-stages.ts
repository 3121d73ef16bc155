// Runs the stages of `npm test` in their order and stops at the first that fails. One that keeps a single core busy may begin with the stage before it:
// what it says is held back until its turn, so that all of it reads as if one had followed the other.
import { spawn } from 'node:child_process';

export interface Stage {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  /** Begins together with the stage before it. */
  readonly isEarly?: boolean;
}

export interface StageOptions {
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly say: (text: string | Buffer) => void;
}

interface Underway {
  /** Says what was held back, and from then on whatever the stage says. */
  readonly show: () => void;
  /** True when it ended with 0. */
  readonly ended: Promise<boolean>;
  readonly stop: () => Promise<unknown>;
}

const begin = ({ program, args, isEarly = false }: Stage, { folder, environment, say }: StageOptions): Underway => {
  const child = spawn(program, args, { cwd: folder, env: environment, stdio: isEarly ? ['ignore', 'pipe', 'pipe'] : 'inherit' });
  const held: (string | Buffer)[] = [];
  let isShown = false;
  const hear = (said: string | Buffer): void => {
    if (isShown) say(said);
    else held.push(said);
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  const ended = new Promise<boolean>((resolve) => {
    child.on('error', (error) => {
      hear(`${error.message}\n`);
      resolve(false);
    });
    child.on('close', (exitCode) => { resolve(exitCode === 0); });
  });
  return {
    ended,
    show: () => {
      isShown = true;
      for (const said of held.splice(0)) say(said);
    },
    stop: () => {
      child.kill();
      return ended;
    },
  };
};

/** `holds` judges a stage that ended. Answers with the name of the stage that failed; what had begun with it is stopped and says nothing. */
export const runStages = async <T extends Stage>(stages: readonly T[], options: StageOptions, holds: (stage: T, endedWell: boolean) => Promise<boolean>): Promise<string | undefined> => {
  let early: Underway | undefined;
  for (const [index, stage] of stages.entries()) {
    options.say(`\n=== ${stage.name} ===\n`);
    const own = early ?? begin(stage, options);
    const next = stages[index + 1];
    early = next?.isEarly === true ? begin(next, options) : undefined;
    own.show();
    if (await holds(stage, await own.ended)) continue;
    await early?.stop();
    return stage.name;
  }
  return undefined;
};
