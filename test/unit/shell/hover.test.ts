import assert from "node:assert/strict";
import { test } from "node:test";
import { check } from "./check.ts";
import { hoverAt, hoveredText } from "./marked.ts";

check("options alone and in clusters", [
  ["tar -‸zxvf a.tar.gz -C d", "through gzip"],
  ["tar -z‸xvf a.tar.gz -C d", "out of the archive"],
  ["tar -zx‸vf a.tar.gz -C d", "Names each file"],
  ["tar -zxv‸f a.tar.gz -C d", "`a.tar.gz`: ARCHIVE"],
  ["tar ‸-zxvf a.tar.gz", "through gzip"],
  ["tar -zxvf a.tar.gz -‸C d", "Changes to this directory"],
  ["tar -‸zxvf x", "`-z, --gzip`"],
  ["tar ‸zxvf a.tar.gz", "through gzip"],
  ["tar zxv‸f a.tar.gz", "`a.tar.gz`: ARCHIVE"],
  ["tar x‸ x", "`-x, --extract"],
  ["tar cf‸z a.tar.gz dir", "through gzip"],
  ["tar cfz a.tar‸.gz dir", "argument ARCHIVE of `-f`"],
  ["tar cfC a.tar dir‸ x", "argument DIR of `-C`"],
  ["tar -fa.tar‸ -x", "argument ARCHIVE of `-f`"],
  ["tar -fa.tar -‸x", "out of the archive"],
  ["ps a‸ux", "`u`"],
  ["ps ‸aux", "all users"],
  ["ps au‸x", "without a terminal"],
  ["ps x‸ x", "without a terminal"],
  ["ps -‸ef", "Every process"],
  ["ps -e‸f", "Full format"],
  ["ps -e ‸f", "Process tree"],
  ["ls -‸lah /var/log", "Long format"],
  ["ls -la‸h /var/log", "Sizes with units"],
  ["ls -l‸Q", undefined],
  ["ls file -‸l", "Long format"],
  ["ls -- -‸l", "operand FILE"],
  ["ls ‸-- -l", "Ends the options"],
  ["head -‸5 x", "the first 5 lines"],
  ["head ‸-20 x", "`-20 ="],
  ["head -n‸5 x", "argument NUM of `-n`"],
  ["head -n 5‸ x", "the first 5 lines"],
  ["kill -‸9 1234", "SIGKILL"],
  ["kill -K‸ILL 1234", "ends it at once"],
  ["kill -s TE‸RM 1234", "asks it to end"],
  ["kill -9 12‸34", "A process"],
  ["kill -‸l", "Lists the signals"],
  ["grep -A‸3 foo f", "3 lines after each match"],
  ["grep -A ‸3 foo f", "3 lines after each match"],
  ["grep -inr‸ foo .", "Searches directories"],
]);

check("options that a plus turns round, and arguments that may be missing", [
  ["set +‸e", "The opposite of `-e`"],
  ["set +e‸o pipefail", "The opposite of `-o`"],
  ["set +o pipe‸fail", "looks at every command"],
  ["set +‸p", undefined],
  ["lsof -i :‸80 -n", "with port 80"],
  ["lsof -i‸:80", "with port 80"],
  ["lsof -‸i", "`-i [ADDRESS]`"],
  ["lsof -i -‸n file", "Addresses instead of names"],
  ["lsof -i -n fi‸le", "Files to look for"],
]);

check("long options", [
  ["tar --‸gzip -xf a", "through gzip"],
  ["ls --color‸=auto", "in colour on a terminal"],
  ["ls --color=au‸to", "in colour on a terminal"],
  ["ls --color‸ dir", "Colours names"],
  ["ls --color di‸r", "operand FILE"],
  ["ls --recurs‸ d", "`--recurs = -R, --recursive`"],
  ["ls --re‸ d", undefined],
  ["tar --exclude‸=*.o -cf a d", "Leaves out files"],
  ["tar --exclude=‸*.o -cf a d", "any characters"],
  ["tar --exclude=*.‸o -cf a d", "argument PATTERN of `--exclude`"],
  ["tar --exclude '*.‸o' -cf a d", "argument PATTERN of `--exclude`"],
  ["tar --strip-components=‸1 -xf a", "drops 1 parts"],
  ["tar --file‸ a.tar -x", "`a.tar`: ARCHIVE"],
  ["git commit --no-‸verify", "The opposite of `--verify`"],
  ["chmod --refer‸ence=a b", "Copies the mode"],
  ["chmod --reference=a ‸b", "operand FILE"],
  ["grep --nosuch‸ x", undefined],
]);

check("long options with one dash", [
  ["gcc -W‸all -O2 a.c", "The usual warnings"],
  ["gcc -Wno-un‸used a.c", "The opposite of `-Wunused`"],
  ["gcc -O‸2 a.c", "nearly all"],
  ["gcc ‸-O2 a.c", "Optimises"],
  ["gcc -std=c‸11 a.c", "C of 2011"],
  ["gcc -s‸td=c11 a.c", "Chooses the standard"],
  ["gcc -I ‸inc a.c", "argument DIR of `-I`"],
  ["gcc -I‸inc a.c", "argument DIR of `-I`"],
  ["gcc -l‸pthread a.c", "libpthread.so"],
  ["gcc a.c -‸lpthread", "Links this library"],
  ["gcc -D‸N=3 a.c", "Defines a macro"],
  ["gcc -pth‸read a.c", "for threads"],
  ["gcc -fno-‸pic a.c", "The opposite of `-fpic`"],
  ["gcc -fsanitize=addr‸ess,undefined a.c", "memory errors"],
  ["gcc -fsanitize=address,undef‸ined a.c", "undefined behaviour"],
  ["gcc -o ‸a.out a.c", "argument FILE of `-o`"],
  ["gcc -o a.out a‸.c", "A source, object or library"],
  ["cc -W‸extra a.c", "More warnings"],
  ["gcc -Wnonesuch‸ a.c", undefined],
  ["find . -na‸me '*.c'", "Names that fit"],
  ["find . -name '*.‸c'", "argument PATTERN of `-name`"],
  ["find ‸. -name x", "Where to start"],
  ["find . -type ‸f", "regular file"],
  ["find . ‸! -name x", "Not."],
  ["find . \\‸( -name a -o -name b \\)", "Groups"],
  ["find . -mtime ‸-7", "argument N of `-mtime`"],
  ["find . -name a -‸o -name b", "Or."],
]);

check("values", [
  ["chmod 4‸755 f", "rwsr-xr-x"],
  ["chmod 6‸44 f", "rw-r--r--"],
  ["chmod 17‸77 /tmp", "sticky"],
  ["chmod u+x,go‸-w f", "adds execute for owner; takes write from group, others"],
  ["chmod -‸x run.sh", "takes execute from everyone"],
  ["chmod +‸x run.sh", "adds execute for everyone"],
  ["chmod -R a‸=rX d", "sets everyone to exactly read"],
  ["chmod 755 ‸run.sh", "A file to change"],
  ["ps -o p‸id,comm", "process id"],
  ["ps -o pid,co‸mm", "command name"],
  ["ps --sort=-r‸ss", "resident memory"],
  ["ps -eo pid=PI‸D,args", "process id"],
  ["strace -e trace=op‸enat,read ls", "opening files"],
  ["strace -e tr‸ace=openat,read ls", "only these system calls"],
  ["strace -e trace=openat,re‸ad ls", "reading"],
  ["dd if=/dev/zero of=f bs=1‸M", "1,048,576 bytes"],
  ["dd i‸f=/dev/zero of=f", "Reads this file"],
  ["dd of‸=x x", "`of=FILE`"],
  ["dd if=a of=b conv=notrunc,fs‸ync", "writes through"],
  ["timeout 1‸m ls", "60 seconds"],
]);

check("expressions", [
  ["tcpdump -i lo tcp po‸rt 80 and host 10.0.0.1", "this port at either end"],
  ["tcpdump -i lo t‸cp port 80", "only TCP"],
  ["tcpdump tcp port ‸80", "belongs to `port`"],
  ["tcpdump 'tcp po‸rt 80'", "this port at either end"],
  ["tcpdump -i l‸o", "argument INTERFACE of `-i`"],
  ["tcpdump -nA‸ port 80", "as ASCII"],
  ["ss state est‸ablished", "connected"],
  ["ss state established '( dp‸ort = :ssh )'", "the port of the peer"],
  ["ss -t‸lnp", "Listening sockets"],
  ["ip a‸ show", "Addresses"],
  ["ip -br a‸ddr", "Addresses"],
  ["ip -b‸r addr", "Brief"],
  ["ip addr show d‸ev lo", "of this device"],
  ["ip addr add 10.0.0.‸1/24 dev lo", "Address with its prefix"],
  ["ss 'dport = :4‸43'", "belongs to `dport`"],
  ["tcpdump 'port|ho‸st'", "this host at either end"],
]);

check("subcommands", [
  ["git comm‸it -am msg", "Records changes"],
  ["git commit -‸am msg", "All changed files"],
  ["git commit -a‸m msg", "`msg`: MSG"],
  ["git -C di‸r commit", "argument PATH of `-C`"],
  ["git -C dir com‸mit", "`git commit`"],
  ["git remote ‸add origin x", "Adds a remote"],
  ["git remote -‸v", "With addresses"],
  ["git --am‸end", "Belongs behind `git commit`: Replaces the last commit"],
  ["git --nos‸uch", undefined],
  ["git nosuch‸ x", undefined],
]);

check("commands that run commands", [
  ["sudo ta‸r -xf a", "Packs files"],
  ["sudo -u me tar -‸xf a", "out of the archive"],
  ["sudo -u ‸me tar -xf a", "argument USER of `-u`"],
  ["strace -f ls -‸l", "Long format"],
  ["strace -f ./a.out -‸l", undefined],
  ["env A=1 ls -‸a", "begin with a dot"],
  ["env ‸A=1 ls", "Sets the variable `A`"],
  ["timeout 5 grep -‸i x f", "Upper and lower case"],
  ["find . -name x | xargs -n 1 grep -‸n foo", "Line numbers"],
  ["find . -name '*.c' -exec grep -‸n foo {} \\;", "Line numbers"],
  ["find . -exec grep foo {} ‸+", "for many files at once"],
  ["find . -exec grep foo {} \\‸; -delete", "once for each file"],
  ["find . -exec grep foo {} \\; -dele‸te", "Deletes"],
  ["sudo timeout 5 strace -c ls -‸R", "Lists subdirectories"],
  ["bash -c 'ls -‸l | grep x'", "Long format"],
  ["bash -c 'ls -l | gr‸ep x'", "Finds lines"],
  ["bash -‸c 'ls -l'", "Runs this command line"],
  ["sudo sh ‸-c x", undefined],
]);

check("no command with an option that rules it out", [
  ["taskset 3 tar -‸x", "out of the archive"],
  ["taskset -cp 3 12‸34", "The process"],
]);

check("time, the reserved word and the program", [
  ["time -‸v tar -xf a", "Prints memory too"],
  ["time -v tar -‸x", "out of the archive"],
  ["ti‸me tar -x", "Measures"],
  ["time tar -‸x", "out of the archive"],
]);

check("syntax", [
  ["ls ‸| grep x", "Pipe:"],
  ["ls |‸& grep x", "both streams"],
  ["ls &‸& grep x", "only if the one before succeeded"],
  ["ls |‸| grep x", "only if the one before failed"],
  ["ls ‸& wait", "in the background"],
  ["ls‸; ls", "Ends a command"],
  ["ls 2‸>&1", "order counts"],
  ["ls ‸> out", "`out`"],
  ["ls > o‸ut", "`out`"],
  ["ls >‸> out", "Appends"],
  ["ls >‸| out", "noclobber"],
  ["ls &‸> out", "both standard output and standard error"],
  ["ls 2‸>/dev/null", "Throws standard error away"],
  ["ls 3‸< f", "descriptor 3"],
  ["ls ‸<&3", "copy of descriptor 3"],
  ["exec 3‸>&-", "Closes descriptor 3"],
  ["exec 3<‸>/dev/tcp/localhost/80", "by TCP to port 80 of `localhost`, and uses the connection as descriptor 3"],
  ["cat ‸< /dev/tcp/$host/$port", "as descriptor 0"],
  ["echo hi >‸/dev/udp/10.0.0.1/9", "UDP socket to port 9 of `10.0.0.1` as descriptor 1"],
  ["ls >&‸2", "error message"],
  ["diff ‸<(ls a) x", "Process substitution"],
  ["diff <(l‸s a) x", "Lists directories"],
  ["cat ‸<<EOF\nhi\nEOF", "up to a line that is just `EOF`"],
  ["cat <<EOF\nhi $HO‸ME\nEOF", "home directory"],
  ["cat <<'EOF'\nhi $HO‸ME\nEOF", undefined],
  ["cat <<EOF\ntar -‸x\nEOF", undefined],
  ["cat <<EOF\n$(ls -‸l)\nEOF", "Long format"],
  ["cat <<‸< word", "Here-string"],
  ["echo $‸?", "Exit status"],
  ["kill $‸!", "background"],
  ["echo $‸$", "this shell"],
  ['for i in "$‸@"; do ls; done', "All arguments"],
  ["echo $‸#", "How many"],
  ["echo $‸1", "argument number 1".replace("a", "A")],
  ["echo ${x‸%%.*}", "longest end that fits `.*`"],
  ["echo ${x‸%.*}", "shortest end"],
  ["echo ${x‸##*/}", "longest beginning"],
  ["echo ${x‸#*/}", "shortest beginning"],
  ["echo ${#‸x}", "Length"],
  ["echo ${x:‸-a}", "unset or empty"],
  ["echo ${x/‸a/b}", "first match of `a` replaced by `b`"],
  ["echo ${a[‸@]}", "Every element"],
  ["echo ‸$(ls)", "Command substitution"],
  ["echo ‸`ls`", "Command substitution"],
  ["echo `l‸s -l`", "Lists directories"],
  ["echo $‸((1+2))", "Arithmetic"],
  ["ls ‸*.c", "any characters"],
  ["ls a‸?.c", "exactly one"],
  ["ls ‸[ab].c", "one of the characters"],
  ["ls ‸{a,b}.c", "Brace expansion"],
  ["ls {1.‸.3}", "each step"],
  ["ls ‸~/x", "home directory"],
  ["i‸f ls; then ls; fi", "Runs the commands after"],
  ["if ls; th‸en ls; fi", "condition succeeded"],
  ["[[ -‸f x ]] && ls", "regular file"],
  ["[[ a =‸~ b ]]", "regular expression"],
  ["‸[[ a == b ]]", "Bash's test"],
  ["PA‸TH=/bin ls", "Directories, joined"],
]);

check("silence", [
  ["# tar -‸z", undefined],
  ["ls # tar -‸z", undefined],
  ['grep "tar -‸z" f', undefined],
  ["echo 'tar -‸z'", undefined],
  ["nosuch -‸z", undefined],
  ["nosuch ‸| ls", "Pipe"],
  ["./tar -‸z", undefined],
  ["$TAR -‸z", undefined],
  ["tar() { :; }\ntar -‸z", undefined],
  ["function ls {\n :\n}\nls -‸l", undefined],
  ["alias ls='exa'\nls -‸l", undefined],
  ["alias ls='ls --color'\nls -‸l", "Long format"],
  ["case tar in ta‸r) ls;; esac", undefined],
  ["for tar in ls; do x; done; for l‸s in a; do x; done", undefined],
  ["x=tar -‸z", undefined],
  ["", undefined],
]);

check("more than one line, and unfinished", [
  ["tar \\\n  -‸z \\\n  -xf a", "through gzip"],
  ["tar -x \\\n  -f a‸.tar", "argument ARCHIVE of `-f`"],
  ["x=$(\n  ls -‸l\n)", "Long format"],
  ["sudo $(\nls\n) tar -‸z", undefined],
  ["ls $(\nps\n) -‸l", "Long format"],
  ['grep "a\nb" -‸i f', "Upper and lower case"],
  ['tar -‸z "abc', "through gzip"],
  ["tar -‸z $(ls", "through gzip"],
  ["x=$(tar -‸z", "through gzip"],
  ["tar -‸z \\", "through gzip"],
  ["if [[ -f x\nthen\n ls -‸l\nfi", "Long format"],
  ["a=(\n  1 # one\n)\nls -‸l", "Long format"],
  ["case $1 in\n a|b)\n  ls -‸l ;;\nesac", "Long format"],
  ["f() {\n  ls -‸l\n}", "Long format"],
  ['while read x; do\n  ls -‸l "$x"\ndone < f', "Long format"],
  ["/usr/bin/tar -‸z", "through gzip"],
  ["\\ls -‸l", "Long format"],
  ["t‸ar", "Packs files"],
  ["tar‸", "Packs files"],
]);

test("the range of a hover is the piece", () => {
  assert.equal(hoveredText("tar -z‸xvf a"), "x");
  assert.equal(hoveredText("tar -‸zxvf a"), "-z");
  assert.equal(hoveredText("ls --color=au‸to"), "auto");
  assert.equal(hoveredText("tcpdump 'tcp po‸rt 80'"), "port");
});

test("a command is summed up with what its pieces do", () => {
  const text = hoverAt("‸tar -zxvf a.tar.gz -C d");
  for (const part of ["tar [option…]", "- `-z` Filters", "- `-f a.tar.gz` Uses", "- `-C d` Changes"])
    assert.ok(text.includes(part), text);
});

test("links are given only where they can be followed", () => {
  assert.ok(!hoverAt("‸tar x").includes("command:"));
  assert.ok(hoverAt("‸tar x", "en", true).includes("(command:syslab.openReference?%5B%22tar%22%5D)"));
  assert.ok(hoverAt("‸tar x", "en", true).includes("(command:syslab.openNote?%5B%22linux%2F2%22%5D)"));
});

test("speaks Chinese", () => {
  assert.ok(hoverAt("ls 2‸>&1", "zh-cn").includes("标准错误"));
  assert.ok(hoverAt("chmod 4‸755 f", "zh-cn").includes("属主：读、写、执行；属组：读、执行"));
});
