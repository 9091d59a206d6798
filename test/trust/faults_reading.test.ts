import { matrix } from './support/matrix.ts';

matrix('reading', ({ kind }) => kind !== 'creates');
