# SPDX-License-Identifier: EUPL-1.2
"""lines.py - the measured page in Django: same table, same query, same markup, as a Django user would write it."""
import os
from datetime import datetime, timezone

from django.conf import settings

settings.configure(
    ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, SECRET_KEY="of the measurement", DEBUG=False, USE_TZ=True,
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.environ["DB"], "CONN_MAX_AGE": None}},
    MIDDLEWARE=["django.middleware.security.SecurityMiddleware", "django.middleware.common.CommonMiddleware"],
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
)

import django  # noqa: E402

django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import models  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.template import Context, Engine  # noqa: E402
from django.urls import path  # noqa: E402


class Act(models.Model):
    at = models.IntegerField()
    who = models.TextField()
    act = models.TextField()
    about_kind = models.TextField()
    about = models.IntegerField()

    class Meta:
        app_label = "lines"
        db_table = "diary_act"
        managed = False

    def when(self):
        return datetime.fromtimestamp(self.at, timezone.utc).strftime("%d %B %Y, %H:%M")


with open(os.environ["PAGE"], encoding="utf-8") as page:
    whole = page.read()
head, rest = whole.split("<tbody>", 1)
tail = rest.split("</tbody>", 1)[1]
ROW = """<tr><td><bdi dir="ltr">{{ l.id }}</bdi></td><td><bdi dir="ltr">{{ l.when }}</bdi></td><td>{{ l.who }}</td>\
<td>{{ l.act }}</td><td>{{ l.about_kind }} {{ l.about }}</td></tr>
"""
template = Engine().from_string("{% verbatim %}" + head + "{% endverbatim %}<tbody>\n{% for l in lines %}" + ROW
                                + "{% endfor %}</tbody>{% verbatim %}" + tail + "{% endverbatim %}")


def lines(request):
    acts = Act.objects.filter(id__gte=1).order_by("id")[:60]
    return HttpResponse(template.render(Context({"lines": acts})))


urlpatterns = [path("lines", lines)]
application = get_wsgi_application()
