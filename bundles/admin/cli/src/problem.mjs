/** Something that went wrong and that a person can do something about. */
export class Problem extends Error {
  /**
   * @param {string} cause what happened
   * @param {string} remedy what to do about it
   * @param {number} exitCode 1 for what went wrong, 2 for what was asked wrongly, 3 for a platform that is down
   */
  constructor(cause, remedy = '', exitCode = 1) {
    super(cause);
    this.remedy = remedy;
    this.exitCode = exitCode;
  }
}

/** The command was not understood. */
export class UsageProblem extends Problem {
  constructor(cause, remedy) {
    super(cause, remedy, 2);
  }
}
