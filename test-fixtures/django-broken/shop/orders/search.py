from elasticsearch import Elasticsearch

from bakery import hosts

client = Elasticsearch(hosts.SEARCH_URL)


def find(words: str) -> list[dict]:
    return client.search(index="breads", query={"match": {"name": words}})["hits"]["hits"]
