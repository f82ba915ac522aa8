'use strict';
// mocha's spec reporter, which also writes the counts to the file that test/run.mjs names: it adds them up without
// reading anybody's output.
const fs = require('node:fs');
const Mocha = require('mocha');

module.exports = class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const file = process.env.MOCHA_COUNTS_FILE;
    runner.once('end', () => {
      const { passes: passed, failures: failed, pending: skipped } = this.stats;
      if (file) fs.writeFileSync(file, JSON.stringify({ passed, failed, skipped }));
    });
  }
};
