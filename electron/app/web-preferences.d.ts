/** Without `persist:` the partition lives in memory: no cache, cookie or storage of the page reaches the disk. */
export declare const partition = "holdfast-window";
export declare const safeWebPreferences: Readonly<{
    readonly nodeIntegration: false;
    readonly nodeIntegrationInWorker: false;
    readonly nodeIntegrationInSubFrames: false;
    readonly contextIsolation: true;
    readonly sandbox: true;
    readonly webSecurity: true;
    readonly allowRunningInsecureContent: false;
    readonly experimentalFeatures: false;
    readonly webviewTag: false;
    readonly spellcheck: false;
    readonly plugins: false;
    readonly enableWebSQL: false;
    readonly devTools: false;
    readonly navigateOnDragDrop: false;
    readonly safeDialogs: true;
    readonly v8CacheOptions: "none";
    readonly partition: "holdfast-window";
}>;
