'use strict';
// Loaded into the server before its own code: ends it when the process that started it is gone, however that ended.
const parent = process.ppid;
setInterval(() => process.ppid === parent || process.exit(0), 1000).unref();
