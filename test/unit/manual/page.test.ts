import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { itemOf, readManualPage } from "../../../src/core/manual/page.ts";

describe("a page in the macros of man(7)", () => {
  const page = readManualPage(String.raw`.\" a comment
.TH FROB 2 2026-01-01
.SH NAME
frob \- turn a \fIthing\fP around
.SH SYNOPSIS
.nf
.B #include <frob.h>
.PP
.BI "int frob(int " fd ", \
int " flags );
.fi
.SH DESCRIPTION
.BR frob ()
turns what
.I fd
names.
.PP
It does so \(lqat once\(rq.
.TP
.BR FROB_LEFT " (since Linux 9.1)"
.\" nobody sees this
Turns to the left.
.IP
Twice is a waste.
.TP
.B FROB_RIGHT
.TQ
.B FROB_CLOCKWISE
Turns to the right.
.IP \(bu 2
a bullet
`);

  test("gives name, section, summary, synopsis and the first paragraph", () => {
    assert.equal(page.name, "frob");
    assert.equal(page.section, "2");
    assert.equal(page.summary, "turn a thing around");
    assert.deepEqual(page.synopsis, ["#include <frob.h>", "int frob(int fd, int flags);"]);
    assert.equal(page.description, "frob() turns what fd names.");
  });

  test("gives the first paragraph behind a tag", () => {
    assert.deepEqual(itemOf(page, "FROB_LEFT"), { tag: "FROB_LEFT (since Linux 9.1)", text: "Turns to the left." });
    assert.equal(itemOf(page, "FROB_CLOCKWISE")?.text, "Turns to the right.");
    assert.equal(itemOf(page, "FROB"), undefined);
    assert.equal(itemOf(page, "FROB_L"), undefined);
  });
});

describe("options as different tools write their pages", () => {
  const itemIn = (body: string, option: string) => itemOf(readManualPage(`.TH x 1\n.SH OPTIONS\n${body}`), option);

  test("help2man", () => {
    const body = String.raw`.TP
\fB\-a\fR, \fB\-\-all\fR[=\fIWHEN\fR]
show also hidden ones`;
    assert.deepEqual(itemIn(body, "--all"), { tag: "-a, --all[=WHEN]", text: "show also hidden ones" });
    assert.equal(itemIn(body, "-a")?.text, "show also hidden ones");
    assert.equal(itemIn(body, "-l"), undefined);
    assert.equal(itemIn(body, "--al"), undefined);
  });

  test("hanging paragraphs", () => {
    const body = String.raw`.HP
\fB\-i[SUFFIX]\fR, \fB\-\-in\-place\fR
.IP
edit the file itself`;
    assert.equal(itemIn(body, "--in-place")?.text, "edit the file itself");
  });

  test("DocBook", () => {
    const body = String.raw`.PP
\fB\-q\fR, \fB\-\-quiet\fR
.RS 4
Say less\&.
.RE
.PP
\fB\-v\fR
.RS 4
Say more\&.
.RE`;
    assert.equal(itemIn(body, "--quiet")?.text, "Say less.");
    assert.equal(itemIn(body, "-v")?.text, "Say more.");
  });

  test("mdoc", () => {
    const page = readManualPage(String.raw`.Dd January 1, 2026
.Dt NETTHING 1
.Sh NAME
.Nm netthing
.Nd join two ends
.Sh SYNOPSIS
.Nm
.Op Fl p Ar port
.Sh DESCRIPTION
The
.Nm
utility joins ends
.Pq see Xr ssh 1 .
.Bl -tag
.It Fl p Ar port , Fl -port Ns = Ns Ar port
Uses this
.Ar port .
.El
`);
    assert.equal(page.summary, "join two ends");
    assert.match(page.description, /^The netthing utility joins ends/);
    assert.equal(itemOf(page, "-p")?.text, "Uses this port.");
    assert.equal(itemOf(page, "--port")?.text, "Uses this port.");
  });
});

test("odd input is read as far as it goes", () => {
  for (const source of [
    "",
    ".",
    ".TH",
    ".SH",
    ".TP",
    ".de X\nnever ended",
    "\\",
    '.BI "open',
    ".It",
    ".ds",
    "\u0000".repeat(99),
  ]) {
    assert.equal(typeof readManualPage(source).summary, "string");
  }
});
