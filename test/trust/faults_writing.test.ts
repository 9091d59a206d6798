import { matrix } from './support/matrix.ts';

matrix('writing', ({ kind }) => kind === 'creates');
