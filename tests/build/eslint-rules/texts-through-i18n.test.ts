import { describe, expect, it } from 'vitest';
import { lintText } from './lint-text.ts';

const found = (markup: string): number => lintText('texts-through-i18n', 'renderer/ui/Sample.tsx', `export const Sample = () => ${markup};`).length;

describe('texts-through-i18n', () => {
  it.each([
    '<p>Hello</p>',
    '<p>Привет</p>',
    '<p>{"Hello"}</p>',
    '<p>{`${count} files`}</p>',
    '<p>{open ? "Open" : t("closed")}</p>',
    '<p>{open && "Open"}</p>',
    '<p>{name ?? "Unnamed"}</p>',
    '<>Hello</>',
    '<button aria-label="Close" />',
    '<button aria-label={"Close"} />',
    '<button aria-label={open ? "Close" : label} />',
    '<img alt="A photo" />',
    '<input placeholder="Search" />',
    '<Field label="Name" />',
    '<Field description={`${count} left`} />',
  ])('refuses %s', (markup) => {
    expect(found(markup)).toBe(1);
  });

  it('reports each arm of a condition', () => {
    expect(found('<p>{open ? "Open" : "Closed"}</p>')).toBe(2);
  });

  it.each([
    '<p>{t("evidence.title")}</p>',
    '<p> · </p>',
    '<p>{count} / {total}</p>',
    '<button aria-label={t("close")} className="primary" data-kind="danger" />',
    '<img alt="" />',
    '<p>{kind === "photo" && <Photo kind="photo" />}</p>',
  ])('lets pass %s', (markup) => {
    expect(found(markup)).toBe(0);
  });
});
