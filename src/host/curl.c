/* SPDX-License-Identifier: EUPL-1.2
** curl.c - what every transfer has in common. */
#include "host/curl.h"
#include <pthread.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void begin_all(void) { curl_global_init(CURL_GLOBAL_DEFAULT); }

CURL *curl_begin(const char *ca, int seconds, char *words)
{
    pthread_once(&once, begin_all);
    CURL *c = curl_easy_init();

    if (!c) return 0;
    curl_easy_setopt(c, CURLOPT_ERRORBUFFER, words);
    curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(c, CURLOPT_PROXY, "");
    curl_easy_setopt(c, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
    curl_easy_setopt(c, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT, seconds < 15 ? (long)seconds : 15L);
    curl_easy_setopt(c, CURLOPT_TIMEOUT, (long)seconds);
    if (ca) curl_easy_setopt(c, CURLOPT_CAINFO, ca);
    return c;
}
