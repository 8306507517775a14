"""The MkDocs adapter: load the data, stop on errors, add the generated pages. Nothing else."""

from __future__ import annotations

import functools
import gc
import logging
import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from macros.live import SITE
from macros.postprocess.remove_theme_assets import remove_theme_assets
from macros.preview import CompiledTemplates, Preview
from macros.source import diagnostics, markdown_pages
from macros.strategy.icons import ThemeError
from macros.validation.loader import Loaded, data_folder, freeze_memory
from macros.web import assets, content_pages, editions, export_project, feedback_links, last_modified, theme
from macros.web.pages import CONTENT_PLACEHOLDER, GeneratedPage, menu, pages

# Under MkDocs' own logger, so that --quiet and --verbose hold for our messages too.
log = logging.getLogger("mkdocs.plugins.strategy")
_COMPILED_TEMPLATES = CompiledTemplates()


def on_startup(command: str, dirty: bool) -> None:
    """Note whether pages are served, because a broken edit must not end the server."""
    SITE.is_serving = command == "serve"


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Serve every URL of the published site."""
    server.set_app(Preview(Path(server.root)).around(server.serve_request))
    activate = server.server_activate

    def announce() -> None:
        activate()
        print(f"Webbplatsen visas på {server.url} och följer ändringar. Avsluta med Ctrl+C.", flush=True)

    # Printed once the port answers, because the address is opened as soon as it is read.
    server.server_activate = announce  # type: ignore[method-assign]
    return server


def on_post_build(config: MkDocsConfig) -> None:
    """Remove the files of MkDocs and Material that no page requests, while serving too."""
    remove_theme_assets(Path(config.site_dir))


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load the data before the macros plugin starts, and set the site's name, description and address.

    Raises Abort when a build's data have errors. While serving, the last good strategy is shown instead.
    """
    loaded = SITE.reload()
    _log_diagnostics(loaded)
    if loaded.strategy is None and not SITE.is_serving:
        raise Abort("Webbplatsen byggdes inte: rätta felen ovan.")
    if SITE.is_serving:
        # The pages of the last build refer to each other, so only a collection frees them. The strategy is exempt
        # until the next edit, since each collection would go through all of it.
        gc.unfreeze()
        gc.collect()
        gc.freeze()
    else:
        freeze_memory()
    _tell_unknown_history()
    _bundle()
    renderer = SITE.renderer
    facts = renderer.strategy.data.site
    config.site_name = facts.name
    config.site_description = facts.description
    if not SITE.is_serving and (address := published_address(facts.address)):
        config.site_url = address
    extra = export_project.extra(renderer.strategy, renderer.assets, _frame(config))
    config.extra |= extra | {"hooked": True}
    # MkDocs makes `page.edit_url` of these, for pages that are files.
    config.repo_url, config.edit_uri = feedback_links.edit_options(renderer.strategy, config.docs_dir)
    # STRATEGY_DATA may name another folder than the data/ of mkdocs.yml.
    config.watch.append(str(data_folder().resolve()))
    return config


def _frame(config: MkDocsConfig) -> dict[str, Any]:
    options = {name: config.theme.get(name) for name in ("icon", "language")}
    try:
        return theme.frame(options, config.extra)
    except ThemeError as error:
        log.error("%s", error)
        raise Abort("Webbplatsen byggdes inte.") from error


def _log_diagnostics(loaded: Loaded) -> None:
    for diagnostic in diagnostics.in_order(loaded.diagnostics):
        # A warning of ours never stops publishing, but at level WARNING `--strict` would.
        level = logging.ERROR if diagnostic.level == "error" else logging.INFO
        log.log(level, "%s", diagnostics.report([diagnostic]))
    if loaded.strategy is None:
        log.error("%s", diagnostics.summary(loaded.diagnostics))
        if SITE.is_serving:
            log.error("Visar den förra versionen tills felen är rättade.")


def published_address(decided: str | None) -> str:
    """Return the address from which the 404 page links, because it is shown at any address.

    SITE_ADDRESS may give it before the owner has decided it. Raises Abort if that is no address.
    """
    address = os.environ.get("SITE_ADDRESS", "").strip() or decided or ""
    parts = urlsplit(address)
    if address and not (parts.scheme in ("http", "https") and parts.netloc):
        raise Abort(
            f'SITE_ADDRESS är "{address}", som inte är en adress. Skriv den som https://namn.github.io/forrad.'
        )
    return address and f"{address.rstrip('/')}/"


@functools.cache
def _tell_unknown_history() -> None:
    """Warn once, however many pages lack the day of their last change; an earlier edition's build says it with today's."""
    folder = data_folder()
    if editions.current_data_folder(folder) is None and (words := last_modified.unknown_history(folder)):
        # At level WARNING `--strict` would stop the build.
        log.info("Varning: %s", words)


def _bundle() -> None:
    """Bundle the scripts and styles. While serving, a broken edit of one leaves the last good bundle."""
    renderer = SITE.renderer
    try:
        renderer.assets = assets.of_strategy(renderer.strategy, minify=not SITE.is_serving)
    except assets.BundleError as error:
        log.error("%s", error)
        if not (SITE.is_serving and renderer.assets.files):
            raise Abort("Webbplatsen byggdes inte.") from error
        log.error("Visar de förra skripten och stilarna tills felet är rättat.")


class _GeneratedMkDocsPage(Page):
    """A generated page. Front matter and content are precomputed, so MkDocs' parsers are bypassed."""

    def __init__(self, generated: GeneratedPage, config: MkDocsConfig) -> None:
        super().__init__(None, File.generated(config, generated.file, content=""), config)
        self.generated = generated

    def read_source(self, config: MkDocsConfig) -> None:
        """Set the front matter."""
        self.markdown = ""
        show = [self.generated.template, self.generated.id]
        self.meta = {**self.generated.meta, "render_macros": False, "show": show}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Set the placeholder that `on_page_content` replaces."""
        self.content = CONTENT_PLACEHOLDER


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages, data files and bundles; remove the sources that these are made of, and pages of missing parts."""
    strategy = SITE.renderer.strategy
    lacked = content_pages.lacked(strategy, Path(config.docs_dir))
    for file in list(files):
        if (
            file.src_uri in lacked
            or file.src_uri.startswith(tuple(f"assets/{folder}/" for folder in assets.SOURCES))
            or (file.src_uri.endswith(".md") and markdown_pages.is_own(file.content_string))
        ):
            files.remove(file)
    config.nav = menu(config.nav or [], strategy)
    for page in pages(strategy):
        files.append(_GeneratedMkDocsPage(page, config).file)
    for path, content in export_project.files(strategy, SITE.renderer.assets):
        files.append(File.generated(config, path, content=content))
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Keep the theme's compiled templates from one rebuild to the next."""
    env.bytecode_cache = _COMPILED_TEMPLATES
    return env


@event_priority(100)
def on_page_markdown(markdown: str, page: Any, config: MkDocsConfig, files: Files) -> str:
    """Return the Markdown of a page in content/, with the strategy's own names, before the macros plugin reads it."""
    if isinstance(page, _GeneratedMkDocsPage):
        return markdown
    page.meta, body = content_pages.filled(SITE.renderer.strategy, page.meta, markdown)
    return body


def on_page_content(html: str, page: Any, config: MkDocsConfig, files: Files) -> str:
    """Return a page's HTML with its rendered template in place of the placeholder."""
    if "show" not in page.meta:
        return html
    template, name = page.meta["show"]
    made = SITE.renderer.render_page(template, page.url.removeprefix("./"), name)
    page.meta["head"] = made.head
    return html.replace(CONTENT_PLACEHOLDER, made.content, 1)


def on_page_context(context: dict[str, Any], page: Any, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
    """Set a page's canonical URL, edit link and the other facts that the theme's templates show."""
    address = SITE.renderer.strategy.data.site.address
    page.canonical_url = f"{address.rstrip('/')}/{page.url.removeprefix('./')}" if address else None
    page.meta |= export_project.about(
        SITE.renderer.strategy, page.url, page.meta, page.title, page.content or ""
    )
    # A generated page is edited where its words stand in data/.
    page.edit_url = page.meta.get("edit_url") or page.edit_url
    return context
