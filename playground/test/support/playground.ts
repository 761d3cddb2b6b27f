import type { BrowserContext, Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { complaintsOf, type Site } from "./site.ts";

interface VisitOptions {
  readonly context?: Parameters<Site["context"]>[0];
  /** Runs in the page before anything of it. */
  readonly init?: () => void;
  readonly fragment?: string;
  /** Whether the server sends the headers that isolate the page. */
  readonly isolated?: boolean;
  /** A pattern of addresses that are out of reach. */
  readonly blocked?: string;
}

/** A visit to the playground, with what a person does there. */
export class Playground {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly complaints: string[];

  private constructor(page: Page, context: BrowserContext) {
    this.page = page;
    this.context = context;
    this.complaints = complaintsOf(page);
  }

  static async visit(
    site: Site,
    { context: options, init, fragment = "", blocked, isolated = false }: VisitOptions = {},
  ): Promise<Playground> {
    const context = await site.context(options);
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    if (blocked !== undefined) await page.route(blocked, (route) => route.abort());
    if (init) await page.addInitScript(init);
    const playground = new Playground(page, context);
    await page.goto((isolated ? site.isolatedAddress : site.address) + fragment);
    return playground;
  }

  /** Waits until there is a sandbox and nothing runs. */
  async ready(): Promise<void> {
    await this.page.locator("#run:not([disabled])").waitFor();
  }

  async write(code: string): Promise<void> {
    await this.ready();
    const content = this.page.locator("#editor .cm-content");
    await content.focus();
    await this.page.keyboard.press("Control+a");
    await this.page.keyboard.press("Delete");
    // Typing would have brackets closed.
    await content.evaluate((element, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, code);
  }

  /** Runs what is in the editor, to its end. */
  async run(): Promise<void> {
    await this.start();
    await this.ended();
  }

  async start(): Promise<void> {
    await this.ready();
    await this.page.locator("#run").click();
  }

  async ended(): Promise<void> {
    await this.page.locator("#verdict:not([data-tone=running]):not(:empty)").waitFor();
    await this.ready();
  }

  async runCode(code: string): Promise<string> {
    await this.write(code);
    await this.run();
    return this.output();
  }

  /** Types a line at the prompt, and waits until it is done. */
  async type(line: string): Promise<void> {
    await this.ready();
    await this.page.locator("#prompt").fill(line);
    await this.page.locator("#prompt").press("Enter");
    await expect.poll(() => this.page.locator("#prompt").inputValue()).not.toBe(line);
    await this.ready();
  }

  /** What the console shows. Drawn with the next frame, so a frame is waited for. */
  async output(): Promise<string> {
    await this.frame();
    return (await this.page.locator(".console-text").textContent()) ?? "";
  }

  async code(): Promise<string> {
    return this.page.locator("#editor .cm-content").innerText();
  }

  async frame(): Promise<void> {
    await this.page.evaluate(
      () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
    );
  }

  async choose(title: string): Promise<void> {
    await this.page.locator("#open-gallery").click();
    await this.page.locator("#gallery .card", { hasText: title }).first().click();
  }

  async panel(name: string): Promise<Locator> {
    await this.page.locator(`#tab-${name}`).click();
    return this.page.locator(`#panel-${name}`);
  }

  verdict(): Promise<string> {
    return this.page.locator("#verdict").innerText();
  }

  notice(): Promise<string> {
    return this.page.locator("#notices p").innerText();
  }

  /** Leaves. Nothing may have gone wrong in the page meanwhile. */
  async leave(): Promise<void> {
    expect(this.complaints).toEqual([]);
    await this.context.close();
  }
}
