import { matrix } from './support/matrix.ts';

jest.mock('../../src/http/delay.ts', () => ({
  ...jest.requireActual('../../src/http/delay.ts'),
  pause: (milliseconds: number) => jest.requireActual('./support/clock.ts').jump(milliseconds),
}));
jest.mock('node:timers/promises', () => ({
  setTimeout: (milliseconds: number) => jest.requireActual('./support/clock.ts').jump(milliseconds),
}));

matrix('writing', ({ kind }) => kind === 'creates');
