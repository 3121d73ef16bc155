// A real message bus of a test's own (`dbus-daemon`), and a program on it that says what a desktop says: its messages are put together here
// byte by byte, as the D-Bus specification writes them (Message Protocol, Marshaling), because no tool can own a name and signal from it.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';

/** Whether this computer has the bus and the tool that listens to one. */
export const hasMessageBus = (): boolean => existsSync('/usr/bin/dbus-monitor') && spawnSync('dbus-daemon', ['--version'], { stdio: 'ignore' }).status === 0;

export interface MessageBus {
  readonly address: string;
  /** Ends it, as a crash of the desktop's session would. */
  end(): Promise<void>;
}

const configuration = (socket: string): string => `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path=${socket}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>`;

/** A bus whose socket file is `name` in `folder`. */
export const startBus = async (folder: string, name: string): Promise<MessageBus> => {
  const socket = join(folder, name);
  const file = join(folder, `${name}.conf`);
  writeFileSync(file, configuration(socket));
  const daemon = spawn('dbus-daemon', [`--config-file=${file}`, '--nofork', '--print-address'], { stdio: ['ignore', 'pipe', 'ignore'] });
  // It says its address once it listens.
  await once(daemon.stdout, 'data');
  return {
    address: `unix:path=${socket}`,
    async end() {
      if (daemon.exitCode !== null || daemon.signalCode !== null) return;
      const closed = once(daemon, 'close');
      daemon.kill('SIGKILL');
      await closed;
    },
  };
};

type Value = boolean | string | readonly string[] | Readonly<Record<string, boolean | string>>;

const isList = (value: Value): value is readonly string[] => Array.isArray(value);

class Marshal {
  readonly #bytes: number[] = [];
  align(to: number): this {
    while (this.#bytes.length % to !== 0) this.#bytes.push(0);
    return this;
  }
  byte(...values: readonly number[]): this {
    this.#bytes.push(...values);
    return this;
  }
  number(value: number): this {
    return this.align(4).byte(...new Uint8Array(new Uint32Array([value]).buffer));
  }
  text(value: string): this {
    const bytes = Buffer.from(value);
    return this.number(bytes.length).byte(...bytes, 0);
  }
  signature(value: string): this {
    return this.byte(value.length, ...Buffer.from(value), 0);
  }
  variant(value: boolean | string): this {
    return typeof value === 'boolean' ? this.signature('b').number(Number(value)) : this.signature('s').text(value);
  }
  /** An array whose elements begin at multiples of `to`. */
  array(to: number, fill: () => void): this {
    this.number(0);
    const at = this.#bytes.length - 4;
    this.align(to);
    const start = this.#bytes.length;
    fill();
    this.#bytes.splice(at, 4, ...new Uint8Array(new Uint32Array([this.#bytes.length - start]).buffer));
    return this;
  }
  value(value: Value): this {
    if (typeof value === 'boolean') return this.number(Number(value));
    if (typeof value === 'string') return this.text(value);
    if (isList(value)) return this.array(4, () => { for (const one of value) this.text(one); });
    return this.array(8, () => { for (const [name, one] of Object.entries(value)) this.align(8).text(name).variant(one); });
  }
  end(): Buffer {
    return Buffer.from(this.#bytes);
  }
}

const signatureOf = (value: Value): string => (typeof value === 'boolean' ? 'b' : typeof value === 'string' ? 's' : isList(value) ? 'as' : 'a{sv}');

const [methodCall, signal] = [1, 4];
const fieldCodes = { path: 1, interface: 2, member: 3, destination: 6, signature: 8 } as const;

interface Message { readonly kind: number; readonly serial: number; readonly path: string; readonly interface: string; readonly member: string; readonly destination?: string; readonly signature: string; readonly body: Buffer }

const marshalled = (message: Message): Buffer => {
  const head = new Marshal().byte('l'.charCodeAt(0), message.kind, 0, 1).number(message.body.length).number(message.serial);
  head.array(8, () => {
    head.align(8).byte(fieldCodes.path).signature('o').text(message.path);
    for (const name of ['interface', 'member', 'destination'] as const) {
      const value = message[name];
      if (value !== undefined) head.align(8).byte(fieldCodes[name]).signature('s').text(value);
    }
    if (message.signature !== '') head.align(8).byte(fieldCodes.signature).signature('g').signature(message.signature);
  });
  return Buffer.concat([head.align(8).end(), message.body]);
};

export interface BusProgram {
  /** Says something to everyone who asked for it, with values in this order; a record is a dictionary of variants (`a{sv}`). */
  say(path: string, interfaceName: string, member: string, values: readonly Value[]): void;
  leave(): void;
}

const heard = async (socket: Socket): Promise<string> => String((await once(socket, 'data'))[0]);

/** Comes onto the bus; with `name`, owns it. */
export const joinBus = async ({ address }: MessageBus, name?: string): Promise<BusProgram> => {
  const socket = connect(address.replace('unix:path=', ''));
  await once(socket, 'connect');
  socket.write(`\0AUTH EXTERNAL ${Buffer.from(String(process.getuid?.())).toString('hex')}\r\n`);
  if (!(await heard(socket)).startsWith('OK')) throw new Error('the bus did not let this program in');
  socket.write('BEGIN\r\n');
  let serial = 0;
  const send = (kind: number, to: Pick<Message, 'path' | 'interface' | 'member' | 'destination'>, signature: string, body: Buffer): void => {
    serial += 1;
    socket.write(marshalled({ kind, serial, ...to, signature, body }));
  };
  const bus = { path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus', destination: 'org.freedesktop.DBus' };
  send(methodCall, { ...bus, member: 'Hello' }, '', Buffer.alloc(0));
  await heard(socket);
  if (name !== undefined) {
    send(methodCall, { ...bus, member: 'RequestName' }, 'su', new Marshal().text(name).number(0).end());
    await heard(socket);
  }
  return {
    say(path, interfaceName, member, values) {
      const body = new Marshal();
      for (const value of values) body.value(value);
      send(signal, { path, interface: interfaceName, member }, values.map(signatureOf).join(''), body.end());
    },
    leave() {
      socket.destroy();
    },
  };
};
