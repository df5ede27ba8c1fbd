/** Random shell lines, the same each time, for tests and for the benchmark. */

const SEEDS = [
  "tar -zxvf \"a b.tar.gz\" -C 'd e' 2>&1 | grep -v foo && echo $HOME",
  "for f in *.{c,h}; do gcc -o \"${f%.c}\" -Wno-unused $f & done < <(find . -name '*.c' -exec grep x {} \\;)",
  "cat <<EOF >out; case $1 in a|b) ls;; *) ps aux;; esac",
  'x=$(ls -l "$(ps -o pid,comm)" `echo \\`date\\``) a=(1 2 [3]=4) sudo -u me strace -e trace=openat,read ls',
  "if [[ -f $x && $y =~ ^(a|b)$ ]]; then (( i++ )); fi; f() { echo $((1 + (2))); }",
  "ss state established '( dport = :ssh )'; tcpdump -i lo 'tcp port 80'; bash -c 'ls -l | wc'; dd if=a bs=1M; chmod u+x,go-w f",
];
const BITS = [
  "'",
  '"',
  "`",
  "$(",
  ")",
  "${",
  "}",
  "((",
  "))",
  "<<E",
  "<<-'E'",
  "E",
  "|",
  "&",
  ";",
  ";;",
  "\\",
  "#",
  " ",
  "\t",
  "[[",
  "]]",
  "case ",
  " in ",
  "esac",
  "=(",
  "<(",
  "-",
  "--",
  "$",
  "!",
  "{",
  "中",
  "😀",
  "\0",
];

/** A stretch of a line that makes sense, with a few changes that need not. */
export function randomLine(random: (below: number) => number): string {
  const seed = SEEDS[random(SEEDS.length)] ?? "";
  const start = random(3) === 0 ? random(seed.length) : 0;
  let line = seed.slice(start, random(seed.length) + 1);
  for (let changes = random(4); changes > 0; changes--) {
    const at = random(line.length + 1);
    line = line.slice(0, at) + (BITS[random(BITS.length)] ?? "") + line.slice(at + random(3));
  }
  return line;
}
