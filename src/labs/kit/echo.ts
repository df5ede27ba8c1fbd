/** What every echo server is put through, whatever call it waits in. */
import type { Text } from "../../core/language.ts";
import { need, number } from "./fail.ts";
import type { Lab } from "./lab.ts";
import type { Program } from "./program.ts";
import { unreadOf, unreadText } from "./server-side.ts";
import { pattern, sleep, SLOW } from "./time.ts";

/** Where to look, by what is seen; each depends on the call that the server waits in. */
export interface SlowReaderWords {
  /** While one client does not read, another gets no answer. */
  readonly held: Text;
  /** The server has read everything, and has not sent everything back. */
  readonly dropped: Text;
  /** The server has not read everything. */
  readonly stalled: Text;
}

/** More than the kernel buffers of both sides hold, so that send() must come up short. */
const FLOOD = 16 * 1024 * 1024;

const DROPPED: Text = {
  en: "the server has read everything and waits; what send() did not take is gone",
  "zh-cn": "服务器已经读完并在等待；send() 没有收下的部分丢了",
};

/** A client sends much and does not read: another must be served meanwhile, and nothing may be lost. */
export async function needSlowReaderServed(lab: Lab, server: Program, words: SlowReaderWords): Promise<void> {
  const slow = await lab.connect(server);
  const data = pattern(FLOOD);
  slow.pause();
  slow.pour(data);
  await sleep(300 * SLOW);
  await needOtherServed(lab, server, words.held);
  slow.resume();
  const back = await slow.receive(FLOOD);
  const waiting = unreadOf(server, slow);
  const place = lab.at("send", "write");
  const [got, all] = [number(back.length), number(FLOOD)];
  need(
    back.length === FLOOD,
    `A slow reader got only ${got} of ${all} bytes.`,
    `读得慢的客户端只收到 ${all} 字节中的 ${got} 字节。`,
    {
      saw: waiting > 0 ? unreadText(server, slow) : DROPPED,
      look: waiting > 0 ? words.stalled : words.dropped,
      ...(waiting > 0 ? lab.at("recv", "read") : place),
    },
  );
  need(
    back.equals(data),
    "Bytes were lost or swapped on the way to a slow reader.",
    "送给慢客户端的数据有丢失或错位。",
    { look: words.dropped, ...place },
  );
  slow.close();
}

async function needOtherServed(lab: Lab, server: Program, look: Text): Promise<void> {
  const other = await lab.connect(server);
  await other.send("hi\n");
  const answer = (await other.receive(3)).toString();
  need(
    answer === "hi\n",
    "While one client does not read, another gets no answer.",
    "有一个客户端不读数据时，其他客户端得不到回应。",
    {
      saw: { en: `the server ${server.doing.en}`, "zh-cn": `服务器${server.doing["zh-cn"]}` },
      look,
      ...lab.at("send", "write"),
    },
  );
  other.close();
}
