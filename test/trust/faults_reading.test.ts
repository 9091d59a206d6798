import { matrix } from './support/matrix.ts';

jest.mock('../../src/http/delay.ts', () => ({
  ...jest.requireActual('../../src/http/delay.ts'),
  pause: (milliseconds: number) => jest.requireActual('./support/clock.ts').jump(milliseconds),
}));

matrix('reading', ({ kind }) => kind !== 'creates');
