"use strict";
/** The reader beyond one page: the way back, and pictures that are not there. */
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");

const NOTE = `# Mine

![here](img/wait.svg) ![gone](img/gone.png) <img src="img/wait.svg" width="40"> ![web](https://example.org/web.png)
`;

/** @param {import("../lib/driver.js").Drive} drive */
async function readerSteps(drive) {
  await drive.step("the way back leads to where the link was followed", async () => {
    await drive.command("Syslab: Open Section");
    await drive.choose("9.3 epoll");
    await drive.webview.locator("a[data-link='api:EPOLLEXCLUSIVE']").first().click();
    await drive.webview.locator("h1", { hasText: "EPOLLEXCLUSIVE" }).waitFor();
    await drive.webview.getByRole("button", { name: "Back" }).click();
    const link = drive.webview.locator("a[data-link='api:EPOLLEXCLUSIVE']").first();
    await link.waitFor();
    // The page is there before it has been scrolled to where it was.
    const isSeen = (element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top >= 0 && bottom <= element.ownerDocument.defaultView.innerHeight;
    };
    for (let tries = 0; tries < 50 && !(await link.evaluate(isSeen)); tries++) await drive.page.waitForTimeout(100);
    assert.ok(await link.evaluate(isSeen), "the link is not in what is seen");
  });
  await drive.step("a picture that cannot be shown is named", async () => {
    fs.writeFileSync(path.join(drive.workspace, "notes", "pictures.md"), NOTE);
    await drive.activity("Syslab");
    await drive.clickRow("pictures.md");
    await drive.webview.locator(".missing", { hasText: "Picture not found: img/gone.png" }).waitFor();
    await drive.webview.locator("a.missing", { hasText: "https://example.org/web.png" }).waitFor();
    const shown = await drive.webview.locator("img").evaluateAll((all) => all.map((image) => image.naturalWidth > 0));
    assert.deepEqual(shown, [true, true]);
  });
}

module.exports = { readerSteps };
