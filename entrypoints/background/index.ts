import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { Desk } from '../../utils/app/desk.ts';
import { followGrantedHosts } from '../../utils/platform/access/granted-hosts.ts';
import { openPanel } from '../../utils/platform/panel-surface.ts';
import { onPolicyChanged } from '../../utils/platform/policy/managed-policy.ts';
import { deskPorts } from './desk-ports.ts';
import { keepPromises } from './keep-promises.ts';
import { keepPacks } from './packs.ts';
import { listenToPages } from './page-listeners.ts';
import { servePanels } from './panel-service.ts';
import { watchUserSettings } from './settings-cache.ts';
import { keepSites } from './sites.ts';
import { keepTeaching } from './teaching.ts';

// Every listener is registered in the first turn: a worker that wakes for an event must already be listening.
export default defineBackground(() => {
  // Pages that follow a tab without a conversation, such as the Studio's own, hear of new settings too.
  const sayAnew = () => desk.refresh().then(panels.refreshAll);
  const settings = watchUserSettings(() => void promises.tick().then(sayAnew));
  const packs = keepPacks(() => void sayAnew());
  const sites = keepSites(() => void sayAnew());
  const promises = keepPromises(() => desk, settings);
  const teaching = keepTeaching(() => desk, settings);
  const panels = servePanels(() => desk, settings, promises, packs, sites, teaching);
  const desk = new Desk(deskPorts(settings, panels, promises, packs, sites, teaching));
  const hearPermissions = () =>
    void Promise.all([followGrantedHosts(), promises.hearPermission()]).then(panels.refreshAll);

  onPolicyChanged(hearPermissions);
  listenToPages(desk, settings, teaching, Promise.all([settings.ready, packs.ready, sites.ready]));
  browser.action.onClicked.addListener((tab) => {
    // `open` comes before any `await`, or the browser forgets the user's gesture.
    if (tab.id !== undefined) void openPanel(tab.id).then(() => desk.follow(tab.id ?? -1));
  });
  browser.commands.onCommand.addListener((command, tab) => {
    if (command !== 'open-search' || tab?.id === undefined) return;
    // Taking the focus away would end what an input method composes.
    if (desk.inspect(tab.id)?.draft?.composing) return;
    void openPanel(tab.id).finally(panels.focusSearch);
  });
  browser.tabs.onRemoved.addListener((tabId) => {
    teaching.gone(tabId);
    void desk.gone(tabId);
  });
  browser.permissions.onAdded.addListener(hearPermissions);
  browser.permissions.onRemoved.addListener(hearPermissions);
  browser.runtime.onInstalled.addListener(() => void followGrantedHosts());
  browser.runtime.onStartup.addListener(() => void followGrantedHosts());
});
