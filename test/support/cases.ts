/**
 * How many random cases a property runs: few by default, so that the suite stays quick. `CASES=2000 npx jest preview`
 * runs more.
 */
export function casesOf(few: number): number {
  return Number(process.env.CASES ?? few);
}
