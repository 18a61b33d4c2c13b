/* SPDX-License-Identifier: EUPL-1.2
** curl.h - one libcurl transfer as this house makes them: checked certificates, a limit of time, no signals, no proxy of
** the environment, no file of passwords.  For host/ only. */
#ifndef HOST_CURL_H
#define HOST_CURL_H
#include <curl/curl.h>

/* A handle; words[CURL_ERROR_SIZE] will hold libcurl's own words.  NULL without memory.  The caller cleans it up. */
CURL *curl_begin(const char *ca, int seconds, char *words);
#endif
