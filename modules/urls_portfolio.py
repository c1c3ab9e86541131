"""Addresses of the portfolio; modules.urls mounts them."""

from django.urls import path

from modules.views import portfolio, portfolio_add

own = [
    path("leren/portfolio/", portfolio.portfolio, name="portfolio"),
    path("leren/portfolio/toevoegen/", portfolio_add.add, name="portfolio_add"),
    path("leren/portfolio/<uuid:evidence>/", portfolio.item, name="portfolio_item"),
    path("leren/portfolio/<uuid:evidence>/weghalen/", portfolio.remove_item, name="portfolio_remove"),
    path("leren/<uuid:registration>/<uuid:activity>/bewaren/", portfolio.keep, name="portfolio_keep"),
]
