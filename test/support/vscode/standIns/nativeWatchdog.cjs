'use strict';
// Stands in for @vscode/native-watchdog, which has no prebuilt binary and without which the extension host does not
// start. It ends the extension host once the server that owns it is gone.
exports.start = (pid) => {
  const check = () => {
    try {
      process.kill(pid, 0);
    } catch {
      process.exit(87);
    }
  };
  setInterval(check, 1000).unref();
};
