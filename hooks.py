"""The MkDocs adapter: load the data, stop on problems, add the generated pages. Nothing else."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from macros import live
from macros.postprocess.remove_theme_assets import remove_theme_assets
from macros.preview import Preview
from macros.source import diagnostics
from macros.validation.loader import data_folder, freeze_memory
from macros.web import assets, export_project, feedback_links, theme
from macros.web.pages import CONTENT_PLACEHOLDER, GeneratedPage, pages

_serving = False


def on_startup(command: str, dirty: bool) -> None:
    """Remembers whether pages are served: then a broken edit must not end the server."""
    global _serving
    _serving = command == "serve"


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Let every address of the published site answer."""
    server.set_app(Preview(Path(server.root)).around(server.serve_request))
    activate = server.server_activate

    def announce() -> None:
        activate()
        print(f"Webbplatsen visas på {server.url} och följer ändringar. Avsluta med Ctrl+C.", flush=True)

    # Not before the port answers: whoever reads the address opens it.
    server.server_activate = announce  # type: ignore[method-assign]
    return server


def on_post_build(config: MkDocsConfig) -> None:
    """Removes what MkDocs and Material add and no page asks for, while serving too."""
    remove_theme_assets(Path(config.site_dir))


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Reads the data before the macros plugin starts, and takes the site's identity from it."""
    loaded = live.reload_strategy()
    if loaded.findings:
        print(diagnostics.report(loaded.findings), file=sys.stderr)
    if loaded.strategy is None:
        print(diagnostics.summary(loaded.findings), file=sys.stderr)
        if not _serving:
            raise Abort("Webbplatsen byggdes inte: rätta felen ovan.")
        print("Visar den förra versionen tills felen är rättade.", file=sys.stderr)
    if _serving:
        # The pages of the build before hold each other, and would stay until Python happens to look.
        gc.collect()
    else:
        freeze_memory()
    _bundle()
    facts = live.current_renderer().strategy.data.site
    config.site_name = facts.name
    config.site_description = facts.description
    if facts.address and not _serving:
        config.site_url = facts.address
    renderer = live.current_renderer()
    config.extra |= export_project.extra(renderer.strategy, renderer.assets, _frame(config)) | {
        "hooked": True
    }
    # MkDocs makes `page.edit_url` of these, for pages that are files.
    config.repo_url, config.edit_uri = feedback_links.edit_options(renderer.strategy, config.docs_dir)
    # The folder that is read, whichever it is; mkdocs.yml names only the usual one.
    config.watch.append(str(data_folder().resolve()))
    return config


def _frame(config: MkDocsConfig) -> dict[str, Any]:
    options = {name: config.theme.get(name) for name in ("icon", "language")}
    try:
        return theme.frame(options, config.extra)
    except theme.ThemeError as error:
        print(error, file=sys.stderr)
        raise Abort("Webbplatsen byggdes inte.") from error


def _bundle() -> None:
    """Bundles the scripts and styles. While serving, a broken edit of one leaves the last good ones."""
    renderer = live.current_renderer()
    try:
        renderer.assets = assets.of_strategy(renderer.strategy, minify=not _serving)
    except assets.BundleError as error:
        print(error, file=sys.stderr)
        if not (_serving and renderer.assets.files):
            raise Abort("Webbplatsen byggdes inte.") from error
        print("Visar de förra skripten och stilarna tills felet är rättat.", file=sys.stderr)


class _Made(Page):
    """A page that is made from data: what stands in front of it and in it is known, so nothing reads YAML, macros or Markdown."""

    def __init__(self, made: GeneratedPage, config: MkDocsConfig) -> None:
        super().__init__(None, File.generated(config, made.file, content=""), config)
        self.made = made

    def read_source(self, config: MkDocsConfig) -> None:
        """What stands in front of the page."""
        self.markdown = ""
        self.meta = {**self.made.meta, "render_macros": False, "show": [self.made.template, self.made.id]}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """The place of what stands in it."""
        self.content = CONTENT_PLACEHOLDER


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the pages and files that are made from data and bundled; what is bundled is not copied as it is."""
    strategy = live.current_renderer().strategy
    for file in list(files):
        if file.src_uri.startswith(tuple(f"assets/{folder}/" for folder in assets.SOURCES)):
            files.remove(file)
    for page in pages(strategy):
        files.append(_Made(page, config).file)
    for path, content in export_project.files(strategy, live.current_renderer().assets):
        files.append(File.generated(config, path, content=content))
    return files


def on_page_content(html: str, page: Any, config: MkDocsConfig, files: Files) -> str:
    """Puts in what the page shows. Nothing else reads it: it is finished."""
    if "show" not in page.meta:
        return html
    template, name = page.meta["show"]
    return html.replace(
        CONTENT_PLACEHOLDER, live.current_renderer().render(template, page.url.removeprefix("./"), name), 1
    )


def on_page_context(context: dict[str, Any], page: Any, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
    """Gives the template what it shows around a page, which is cited where it will be published, also while serving."""
    address = live.current_renderer().strategy.data.site.address
    page.canonical_url = f"{address.rstrip('/')}/{page.url.removeprefix('./')}" if address else None
    page.meta |= export_project.about(
        live.current_renderer().strategy, page.url, page.meta, page.title, page.content or ""
    )
    # A generated page is edited where its words stand in data/.
    page.edit_url = page.meta.get("edit_url") or page.edit_url
    return context
