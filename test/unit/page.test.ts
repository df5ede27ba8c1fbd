import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { LANGUAGES } from "../../src/core/language.ts";
import { providePage } from "../../src/language/page.ts";
import { loadLibrary } from "../support/library.ts";

const NAMES = ["epoll_wait", "setsockopt", "open", "EAGAIN", "sockaddr_in", "SOCK_NONBLOCK", "size_t", "tar", "chmod"];
const HEADINGS = {
  en: ["Parameters", "Returns", "Errors", "Threads and signals", "Pitfalls", "Example", "See also"],
  "zh-cn": ["参数", "返回值", "错误码", "线程与信号安全", "容易踩的坑", "示例", "另见"],
};

for (const language of LANGUAGES) {
  const library = loadLibrary(language);

  describe(`pages in ${language}`, () => {
    test("of a core function hold everything, in the order in which it is read", () => {
      const page = providePage("epoll_wait", library) ?? "";
      const headings = [...page.matchAll(/^## (.*)$/gm)].map((match) => match[1]);
      assert.deepEqual(headings, HEADINGS[language]);
      assert.match(page, /^# epoll_wait\n\n```c\n#include <sys\/epoll\.h>\n\nint epoll_wait\(/);
      assert.match(page, /^\| \[EINTR\]\(api:EINTR\) \| \S.* \|$/m);
      assert.match(page, /^ {2}- `-1` — \S/m);
      assert.match(page, /Linux 2\.6, glibc 2\.3\.2/);
      assert.match(page, /\]\(note:book\/9\.3\).*\]\(lab:book\/09\/.*\]\(diagram:epoll-inside\)/);
    });

    for (const name of NAMES) {
      test(`${name}: sound tables, fences and marks`, () => {
        const page = providePage(name, library) ?? "";
        assert.match(page, new RegExp(`^# ${name}\n`));
        for (const table of page.split(/\n\n/).filter((part) => part.startsWith("|"))) checkTable(table);
        assert.equal((page.match(/^```/gm) ?? []).length % 2, 0);
        assert.doesNotMatch(page, /undefined|\[object|\{\}/);
        if (language === "zh-cn") assert.doesNotMatch(page, /^(?!#).*[\u4e00-\u9fff][:;](?!\/)/m);
      });
    }
  });
}

/** Every row has as many cells as the head, and no head is empty. */
function checkTable(table: string): void {
  const rows = table.split("\n").map((row) => row.replaceAll("\\|", "").split("|").slice(1, -1));
  assert.ok(
    rows[0]?.every((cell) => cell.trim() !== ""),
    table.split("\n")[0],
  );
  for (const row of rows) assert.equal(row.length, rows[0]?.length, row.join("|"));
}
