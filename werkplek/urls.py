"""The pages that bring several apps together."""

urlpatterns = [
]
