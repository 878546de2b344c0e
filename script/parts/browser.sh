# Chromium and a font with Chinese characters: only tests need them.
# shellcheck shell=bash

missing_browser_packages() {
    [ -x /usr/bin/chromium ] || printf 'chromium '
    [ -n "$(find /usr/share/fonts -name 'NotoSansCJK*' -print -quit 2>/dev/null)" ] || printf 'fonts-noto-cjk '
}

plan_browser() { [ -z "$(missing_browser_packages)" ] || plan 2 500 "for tests: $(missing_browser_packages)"; }

provide_browser() {
    local packages
    packages=$(missing_browser_packages)
    # shellcheck disable=SC2086 # several names
    [ -z "$packages" ] || apt_install $packages
}
