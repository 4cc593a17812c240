// The keys for a half-space, and half-spaces that are repaired while a word is typed.

import { step } from './step.mjs';
import { eventually } from './workbench.mjs';

export async function typing({ code, settings, put, disk }) {
  put('keys.txt', '');
  put('typed.txt', '');

  await step('Shift+Space and Ctrl+Shift+2 type a half-space', async () => {
    await code.openFile('keys.txt');
    await code.page.keyboard.insertText('می');
    await code.press('Shift+Space');
    await code.page.keyboard.insertText('رود و می');
    await code.press('Control+Shift+Digit2');
    await code.page.keyboard.insertText('آید');
    await code.press('Control+S');
    await eventually('the half-spaces on disk', () => disk('keys.txt') === 'می\u200cرود و می\u200cآید');
  });

  await step('a word gets its half-space when it is completed', async () => {
    code.set({ ...settings, 'editor.formatOnType': true, 'pirast.formatOnType': true });
    await code.openFile('typed.txt');
    await eventually('the repaired word', async () => {
      await code.press('Control+A', 'Delete');
      await code.page.keyboard.type('او می رود ', { delay: 30 });
      await code.page.waitForTimeout(300);
      return (await code.text()) === 'او می\u200cرود ';
    });
    code.set(settings);
    await code.press('Control+S');
  });
}
