"use strict";
/** Stands in for the compiled module: ends this process when the one that started it is gone. */
const LOOK_EVERY_MS = 1000;
const PARENT_IS_GONE = 87;

exports.start = (pid) => {
  const look = () => {
    try {
      process.kill(pid, 0);
    } catch (error) {
      if (error.code === "ESRCH") process.exit(PARENT_IS_GONE);
    }
  };
  setInterval(look, LOOK_EVERY_MS).unref();
};
exports.exit = (status) => process.exit(status ?? 0);
